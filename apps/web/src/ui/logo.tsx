/** An ear of wheat over ploughed land. */
export const Logo = ({ className }: { className?: string | undefined }) => (
  <svg className={className} viewBox="0 0 40 40" aria-hidden="true">
    <path fill="var(--green)" d="M0 26c8-6 14-7 20-7s12 1 20 7v6a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8z" />
    <g fill="none" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round">
      <path d="M20 24v16M14 25c-2 5-4 10-5 15M26 25c2 5 4 10 5 15M8.5 27.5C6 31 4 34 2.5 37M31.5 27.5C34 31 36 34 37.5 37" />
    </g>
    <g fill="var(--gold)">
      <ellipse cx="20" cy="4" rx="2.3" ry="4" />
      <ellipse cx="15.3" cy="8" rx="2.2" ry="4.2" transform="rotate(-32 15.3 8)" />
      <ellipse cx="24.700" cy="8" rx="2.2" ry="4.2" transform="rotate(32 24.700 8)" />
      <ellipse cx="15.3" cy="14" rx="2.2" ry="4.2" transform="rotate(-32 15.3 14)" />
      <ellipse cx="24.700" cy="14" rx="2.2" ry="4.2" transform="rotate(32 24.700 14)" />
    </g>
    <path stroke="var(--gold)" strokeWidth="1.6" strokeLinecap="round" d="M20 8v13" />
  </svg>
);
