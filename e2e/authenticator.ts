import { createOTP } from "@better-auth/utils/otp";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code that an authenticator app shows now for an `otpauth:` address. */
export function codeNow(totpURI: string): Promise<string> {
  const secret = new URL(totpURI).searchParams.get("secret") ?? "";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return createOTP(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2))).totp();
}
