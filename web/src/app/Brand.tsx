import { text } from "~/text";

/** The name, with its full stop. */
export function Brand({ className }: { className?: string }) {
  return (
    <span className={`font-serif leading-none tracking-[-0.01em] ${className ?? ""}`}>
      {text.brand}
      <span className="text-accent">.</span>
    </span>
  );
}
