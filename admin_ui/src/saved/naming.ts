const LONGEST = 60;

/** What is wrong with a name, in the words of the texts; null if it can be kept. */
export function wrongWith(name: string): "needed" | "long" | "address" | null {
  if (name === "") return "needed";
  // In letters, as our API counts them.
  if ([...name].length > LONGEST) return "long";
  return name.includes("@") ? "address" : null;
}
