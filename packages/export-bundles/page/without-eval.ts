import { config } from "zod";

// Imported before any schema is made: the page's policy forbids code from text, which zod would try first.
config({ jitless: true });
