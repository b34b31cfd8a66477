/** What is shown of a page that is shared and has no picture of its own. */
export const preview = { url: "/preview.png", width: 1200, height: 630 };
