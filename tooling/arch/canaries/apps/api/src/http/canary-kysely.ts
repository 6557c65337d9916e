// breaks: front-door-knows-operations-and-schemas
import "kysely";
