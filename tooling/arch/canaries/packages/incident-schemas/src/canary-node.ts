// breaks: schemas-depend-on-zod-only
import "node:crypto";
