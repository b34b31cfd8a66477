import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { RegistrationRows } from "#features/registration/registration-rows.tsx";
import { useFormat } from "#i18n/use-format.ts";
import { api } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { DayFilter } from "#ui/day-filter.tsx";
import { ExportButtons } from "#ui/export-buttons.tsx";
import { PlainHead } from "#ui/plain-head.tsx";
import { RowsPage } from "#ui/rows-page.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";
import { rowsOf, type Search, saidOf } from "../rows.ts";

const path = "/admin/registrations";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("registrations.title")} · ${t("admin.title")}` };
}

/** The registrations of some days: the rows behind the figures of the overview. */
export default async function Page({ searchParams }: { searchParams: Search }) {
  await requireRole("ADMIN");
  const [lang, t, search] = await Promise.all([getLocale(), getTranslations("registrations"), searchParams]);
  const { on = "registered", cursor, ...days } = saidOf(search, ["on", "from", "to", "cursor"]);
  const filter = { ...days, on: on as "registered" | "completed" };
  const { list, failure } = await rowsOf(
    api().registration.list.query({ ...filter, ...(cursor && { cursor }), pageSize: 50, lang }),
  );
  const more = new URLSearchParams({ ...filter, cursor: list?.nextCursor ?? "" });
  return (
    <>
      <PlainHead title={t("title")} />
      {failure ? (
        <WrongAddress failure={failure} reset={path} />
      ) : (
        <>
          <DayFilter
            href={path}
            from={days.from ?? ""}
            to={days.to ?? ""}
            choice={{
              name: "on",
              label: t("on"),
              value: on,
              options: [
                { value: "registered", label: t("registeredAt") },
                { value: "completed", label: t("completedAt") },
              ],
            }}
          />
          <RowsPage
            counted={list.total === null ? null : <Counted total={list.total} />}
            toolbar={<ExportButtons list="registrations" input={filter} />}
            next={list.nextCursor && `${path}?${more}`}
          >
            <RegistrationRows rows={list.items} />
          </RowsPage>
        </>
      )}
    </>
  );
}

const Counted = ({ total }: { total: number }) => useFormat().count("registrations", total);
