import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";

/** Keeps texts unreadable and unchangeable for whoever has no key. */
export interface Seal {
  /** Text → other text, another one each time. */
  close(text: string): string;
  /** The reverse. Throws SealError when the key is another one, or something was changed. */
  open(sealed: string): string;
}

/** What is sealed cannot be opened. */
export class SealError extends Error {
  constructor(options?: ErrorOptions) {
    super("It was sealed with another key, or changed since", options);
    this.name = "SealError";
  }
}

/** A seal by a secret of any length; making it takes some tens of milliseconds, by intention. `purpose` keeps what is
 *  sealed for one thing from being opened as another. AES-256-GCM, the key by scrypt. */
export function createSeal(secret: string, purpose: string): Seal {
  const key = scryptSync(secret, `roadmate ${purpose}`, 32);
  return {
    close: (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, "base64");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
      } catch (cause) {
        throw new SealError({ cause });
      }
    },
  };
}
