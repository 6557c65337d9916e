import "zod";

export const canaryTarget = 1;
