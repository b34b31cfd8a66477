"use client";

import { IconUserPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import buttons from "#ui/button.module.css";
import { InviteDialog } from "./invite-dialog.tsx";

/** Asks whom to invite. */
export function InviteButton() {
  const t = useTranslations("admin.invitations");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={buttons.solid} onClick={() => setOpen(true)}>
        <IconUserPlus size={20} aria-hidden />
        {t("invite")}
      </button>
      {open && <InviteDialog onClose={() => setOpen(false)} />}
    </>
  );
}
