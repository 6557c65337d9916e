// breaks: shipped-code-ships-alone
import "vitest";
