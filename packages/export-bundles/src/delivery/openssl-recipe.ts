/**
 * Shell lines that check the signature of `bundle.json` with openssl alone, given the trusted public key in `key.pem`.
 */
export const OPENSSL_RECIPE: readonly string[] = [
  String.raw`json() { sed -n "s/^ *\"$1\": \"\([^\"]*\)\",\{0,1\}\$/\1/p" bundle.json | tail -n 1; }`,
  "json payload | base64 -d > payload.json",
  String.raw`sed -n 's/^.*"sig": "\([^"]*\)".*$/\1/p' bundle.json | tail -n 1 | base64 -d > signature.bin`,
  "type=application/vnd.in-toto+json",
  "size=$(wc -c < payload.json | tr -d ' ')",
  `{ printf 'DSSEv1 %s %s %s ' "\${#type}" "$type" "$size"; cat payload.json; } > signed.bin`,
  "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in signed.bin -sigfile signature.bin",
];

/** Shell lines that compare the digest of the content with the one that was signed, given `payload.json`. */
export const DIGEST_RECIPE: readonly string[] = [
  "jq -cjS .content bundle.json | openssl dgst -sha256",
  "cat payload.json",
];
