// breaks: decisions-reach-no-outside
import "node:fs/promises";
