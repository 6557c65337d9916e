// breaks: no-orphan
export const alone = 1;
