// breaks: schemas-depend-on-zod-only, shipped-code-ships-alone
import "kysely";
