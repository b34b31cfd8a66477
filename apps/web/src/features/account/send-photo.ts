import type { Failure } from "#trpc/failure.ts";
import { failureIn } from "#trpc/refusal.ts";

type Refused = { reason?: string };

/**
 * Sends a picture to become one's photo, and tells on the way how much has gone, from 0 to 1. Resolves with why it was refused,
 * or with null. By XMLHttpRequest: `fetch` does not tell how far it is.
 */
export const sendPhoto = (picture: File, onProgress: (share: number) => void): Promise<Failure | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("PUT", "/api/account/photo");
    request.setRequestHeader("content-type", picture.type || "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onerror = () => resolve(failureIn({}));
    request.onload = () => {
      const { status } = request;
      if (status < 400) return resolve(null);
      const { reason = "server.unavailable" } = (request.response ?? {}) as Refused;
      const seconds = Number(request.getResponseHeader("retry-after"));
      const problems = seconds ? [{ field: "photo", reason, params: { seconds } }] : [];
      resolve(failureIn({ reason, problems, httpStatus: status }));
    };
    request.send(picture);
  });
