import type { Page } from "@playwright/test";

/** A video of a second, as a browser records it. */
export async function recording(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const ended = new Promise((done) => {
      recorder.onstop = done;
    });
    recorder.start();
    for (let frame = 0; frame < 25; frame++) {
      pen?.fillRect(frame * 8, frame * 4, 40, 40);
      await new Promise((done) => setTimeout(done, 40));
    }
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  return Buffer.from(bytes);
}

/** Plays a video, in its page, and resolves with the width of what is seen then: none where it does not play. */
export async function playedWidth(video: Node): Promise<number> {
  if (!(video instanceof HTMLVideoElement)) return 0;
  video.muted = true;
  await video.play();
  return video.videoWidth;
}

/** What the subtitles of a video say at the moment, in its page. */
export const shownWords = (video: Node): string =>
  video instanceof HTMLVideoElement
    ? [...video.textTracks]
        .flatMap((track) => [...(track.activeCues ?? [])])
        .map((cue) => (cue as VTTCue).text)
        .join(" ")
    : "";
