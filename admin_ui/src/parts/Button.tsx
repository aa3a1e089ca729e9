import type { ButtonHTMLAttributes } from "react";
import styles from "./Button.module.css";

type Weight = "primary" | "secondary" | "tertiary";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  weight?: Weight;
}

/** Does something here. One `primary` a page; what leads elsewhere is a link. */
export function Button({ weight = "secondary", type = "button", ...rest }: Props) {
  return <button {...rest} type={type} className={`${styles.button} ${styles[weight]}`} />;
}
