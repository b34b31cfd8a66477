import type { UploadPurpose } from "@agrar/api/file/schema";
import type { Locale } from "#i18n/routing.ts";
import type { Failure } from "#trpc/failure.ts";
import { failureIn, type Refusal } from "#trpc/refusal.ts";

/** Where a file goes: to a training itself, to one of its lessons, or to a video of a lesson, in a language. */
export type Place = {
  trainingId: number;
  lessonId?: number;
  captions?: { videoId: number; language: Locale };
};

type Sending = {
  file: File;
  purpose: UploadPurpose;
  place: Place;
  /** Hears how many bytes have gone. */
  onProgress(sent: number): void;
  /** Hears that all of it has arrived and was taken: the upload that became the file. */
  onSent(upload: string): void;
  /** Hears why it ended before. */
  onFailure(failure: Failure): void;
};

export type Transfer = {
  /** Goes on from where it stands. */
  resume(): void;
  /** Stops, and gives up what has arrived. */
  cancel(): Promise<void>;
};

/** Bytes of a request: what a slow line brings within the time that one may take, and is lost at most when it breaks. */
const chunkSize = 2_000_000;

/** Milliseconds until it is tried again by itself, time after time. */
const retryDelays = [0, 1_000, 3_000, 6_000];

/**
 * Sends a file in pieces. One that was begun before and broke off, in this tab or an earlier one, goes on from where it stands. The
 * library that speaks the protocol is fetched when the first file is chosen.
 */
export async function sendFile({
  file,
  purpose,
  place,
  onProgress,
  onSent,
  onFailure,
}: Sending): Promise<Transfer> {
  const { DetailedError, Upload } = await import("tus-js-client");
  const { trainingId, lessonId, captions } = place;
  const target = lessonId === undefined ? { trainingId } : { lessonId, ...captions };
  const answered = (error: unknown) => (error instanceof DetailedError && error.originalResponse) || null;
  const upload = new Upload(file, {
    endpoint: "/api/uploads",
    chunkSize,
    retryDelays,
    removeFingerprintOnSuccess: true,
    metadata: {
      filename: file.name,
      purpose,
      ...Object.fromEntries(Object.entries(target).map(([key, id]) => [key, String(id)])),
    },
    fingerprint: async () =>
      ["agrar", purpose, JSON.stringify(target), file.name, file.size, file.lastModified].join(" "),
    onProgress,
    onSuccess: () => onSent(upload.url?.split("/").at(-1) ?? ""),
    // What was refused for good is not asked again; another who sends the same is waited for.
    onShouldRetry: (error) => {
      const status = answered(error)?.getStatus() ?? 0;
      return status === 409 || status === 0 || (status >= 500 && !isFull(answered(error)?.getBody()));
    },
    onError: (error) => {
      const response = answered(error);
      onFailure(
        failureIn({
          ...refusalIn(response?.getBody()),
          ...(response && { httpStatus: response.getStatus() }),
        }),
      );
    },
  });
  const [former] = await upload.findPreviousUploads();
  if (former) upload.resumeFromPreviousUpload(former);
  upload.start();
  return {
    resume: () => upload.start(),
    // What cannot be given up now is swept later.
    cancel: () => upload.abort(true).catch(() => {}),
  };
}

const isFull = (body: string | undefined) => refusalIn(body).reason === "file.noSpace";

function refusalIn(body: string | undefined): Refusal {
  try {
    const { reason, params = {} } = JSON.parse(body ?? "");
    return typeof reason === "string" ? { reason, problems: [{ field: "file", reason, params }] } : {};
  } catch {
    return {};
  }
}
