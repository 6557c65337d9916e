// breaks: schemas-depend-on-zod-only
import "@hoc/severity-policy";
