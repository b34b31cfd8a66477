import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { addressHeader, insteadHeader } from "#safety/page-headers.ts";
import buttons from "#ui/button.module.css";
import { Notice } from "#ui/notice.tsx";
import NotFound, { generateMetadata as notFoundMetadata } from "../not-found.tsx";

/** What the web server asks for in place of a page: see `whole-pages.ts`. */
async function instead() {
  const [status, digest] = (await headers()).get(insteadHeader)?.split(" ") ?? [];
  return { status, digest };
}

export async function generateMetadata(): Promise<Metadata> {
  const { status } = await instead();
  if (status !== "500") return notFoundMetadata();
  const t = await getTranslations("failure");
  return { title: t("title"), robots: { index: false } };
}

/** Any address that no page has, and what stands in place of a page that is missing or could not be made. */
export default async function Page() {
  const { status, digest } = await instead();
  if (status === "404") return <NotFound />;
  if (status === "500") return <Failure digest={digest} />;
  notFound();
}

/** A page that could not be made, in HTML that needs no script to ask for it again. */
async function Failure({ digest }: { digest: string | undefined }) {
  const t = await getTranslations("failure");
  return (
    <Notice art="broken" title={t("title")} level={1}>
      <p role="alert">{t("text")}</p>
      {digest && <p>{t("code", { digest })}</p>}
      <a className={buttons.solid} href={(await headers()).get(addressHeader) ?? "/"}>
        {t("action")}
      </a>
    </Notice>
  );
}
