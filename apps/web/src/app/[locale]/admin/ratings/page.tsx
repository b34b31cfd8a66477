import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { RatingRows } from "#features/rating/rating-rows.tsx";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { useFormat } from "#i18n/use-format.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { DayFilter } from "#ui/day-filter.tsx";
import { ExportButtons } from "#ui/export-buttons.tsx";
import { PlainHead } from "#ui/plain-head.tsx";
import { RowsPage } from "#ui/rows-page.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";
import { rowsOf, type Search, saidOf } from "../rows.ts";

const path = "/admin/ratings";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.ratings")} · ${t("title")}` };
}

/** The ratings of some days, where admins hide what should not be read. */
export default async function Page({ searchParams }: { searchParams: Search }) {
  await requireRole("ADMIN");
  const [lang, t, { rating }, search] = await Promise.all([
    getLocale(),
    getTranslations("rating"),
    getMessages(),
    searchParams,
  ]);
  const { only, cursor, ...days } = saidOf(search, ["only", "from", "to", "cursor"]);
  const filter = {
    ...days,
    ...(only === "commented" && { commented: true as const }),
    ...(only === "hidden" && { hidden: true as const }),
  };
  const { list, failure } = await rowsOf(
    api().rating.list.query({ ...filter, ...(cursor && { cursor }), pageSize: 50, lang }),
  );
  const more = new URLSearchParams({ ...days, ...(only && { only }), cursor: list?.nextCursor ?? "" });
  return (
    <>
      <PlainHead title={t("all")} />
      {failure ? (
        <WrongAddress failure={failure} reset={path} />
      ) : (
        <>
          <DayFilter
            href={path}
            from={days.from ?? ""}
            to={days.to ?? ""}
            choice={{
              name: "only",
              label: t("only"),
              value: only ?? "",
              options: [
                { value: "", label: t("onlyAll") },
                { value: "commented", label: t("onlyCommented") },
                { value: "hidden", label: t("onlyHidden") },
              ],
            }}
          />
          <MoreMessages messages={{ rating }}>
            <RowsPage
              counted={list.total === null ? null : <Counted total={list.total} />}
              toolbar={<ExportButtons list="ratings" input={filter} />}
              next={list.nextCursor && `${path}?${more}`}
            >
              <Hydrate>
                <RatingRows rows={list.items} />
              </Hydrate>
            </RowsPage>
          </MoreMessages>
        </>
      )}
    </>
  );
}

const Counted = ({ total }: { total: number }) => useFormat().count("ratings", total);
