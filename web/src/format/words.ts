/** Words as they are compared: whatever their case and accents. */
export const plain = (words: string): string => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether a text holds every word that was typed. */
export function holds(words: string, typed: string): boolean {
  const whole = plain(words);
  return plain(typed)
    .split(/\s+/)
    .every((word) => whole.includes(word));
}
