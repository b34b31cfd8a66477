"use client";

import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { dateInBaku } from "#i18n/format.ts";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { DialogFailure } from "#ui/dialog.tsx";
import { useRefusal } from "#ui/use-refusal.ts";
import { exportInput, type UserSearch } from "./search.ts";

/** Gives the people of the list, on all of its pages, as a file. */
export function ExportButton({ search }: { search: UserSearch }) {
  const t = useTranslations("admin.people");
  const trpc = useTRPC();
  const file = useMutation(trpc.user.export.mutationOptions({ onSuccess: ({ csv }) => save(csv) }));
  const { rest } = useRefusal(file.error);
  return (
    <>
      <button
        type="button"
        className={buttons.plain}
        disabled={file.isPending}
        onClick={() => file.mutate(exportInput(search))}
      >
        <IconDownload size={20} aria-hidden />
        {t(file.isPending ? "exporting" : "export")}
      </button>
      <DialogFailure>{rest}</DialogFailure>
    </>
  );
}

function save(csv: string) {
  const url = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `people-${dateInBaku(new Date())}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
