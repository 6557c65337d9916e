import { describe, expect, it } from "vitest";
import { modelName } from "./model-name.js";

describe("F-107: the name of a model", () => {
  it.each([
    ["gpt-4o-mini", "GPT-4o mini"],
    ["gpt-4o-2024-08-06", "GPT-4o"],
    ["gpt-4", "GPT-4"],
    ["gpt-4.1-nano", "GPT-4.1 nano"],
    ["gpt-3.5-turbo-16k", "GPT-3.5 turbo 16k"],
    ["o3-mini", "o3 mini"],
    ["o1", "o1"],
    ["claude-sonnet-4-5", "Claude Sonnet 4.5"],
    ["claude-sonnet-4-5-20250929", "Claude Sonnet 4.5"],
    ["claude-opus-4", "Claude Opus 4"],
    ["claude-3-5-haiku-latest", "Claude 3.5 Haiku"],
    ["anthropic/claude-3-opus-20240229", "Claude 3 Opus"],
    ["gemini-2.5-flash-lite", "Gemini 2.5 Flash Lite"],
    ["meta-llama/llama-3.1-70b_instruct", "Llama 3.1 70b Instruct"],
    ["large-1", "Large 1"],
    ["Qwen2", "Qwen2"],
    ["東京", "東京"],
    ["--", "--"],
    ["openai/", "openai/"],
  ])("%s is %s", (model, name) => {
    expect(modelName(model)).toBe(name);
  });
});
