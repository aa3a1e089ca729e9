import { Search } from "lucide-react";
import { type ReactNode, type Ref, useId, useImperativeHandle } from "react";
import entry from "./Entry.module.css";
import { ErrorText } from "./ErrorText";
import styles from "./Finder.module.css";
import { FinderList, type Option, optionId } from "./FinderList";
import { useFinder } from "./useFinder";

interface Props {
  label: string;
  name: string;
  placeholder: string;
  error?: string | undefined;
  typed: string;
  onType: (text: string) => void;
  /** What the words find; undefined while that is not known. */
  options: readonly Option[] | undefined;
  /** Of the options as a whole, such as that there are none. */
  said: string;
  onOpen: (isOpen: boolean) => void;
  onPick: (id: string) => void;
  /** True if all of what was pasted is taken. */
  onPaste: (text: string) => boolean;
  /** Whoever goes on has written something and picked nothing. */
  onLeave: () => void;
  boxRef: Ref<{ focus: () => void }>;
  /** What was picked, between the name of the box and the box. */
  children: ReactNode;
}

/** A box that finds, and below it a list to pick several from: the combobox of WAI-ARIA. */
export function Finder(props: Props) {
  const { label, name, placeholder, error, typed, options, said, onPaste, boxRef } = props;
  const id = useId();
  const list = `${id}-list`;
  const { box, isOpen, active, type, pick, press, leave, open } = useFinder(props);
  useImperativeHandle(boxRef, () => ({ focus: () => box.current?.focus() }), [box]);
  return (
    <div className={entry.entry}>
      <label htmlFor={id} className={entry.label}>
        {label}
      </label>
      {props.children}
      <div className={styles.box}>
        <Search size={16} aria-hidden="true" className={styles.icon} />
        <input
          ref={box}
          id={id}
          name={name}
          className={`${entry.input} ${styles.input}`}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={active && optionId(list, active.id)}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : `${id}-wrong`}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onClick={open}
          onKeyDown={press}
          onBlur={leave}
          onPaste={(event) =>
            onPaste(event.clipboardData.getData("text")) && event.preventDefault()
          }
        />
        <FinderList {...{ label, isOpen, options, active, said }} id={list} onPick={pick} />
      </div>
      {error !== undefined && <ErrorText id={`${id}-wrong`}>{error}</ErrorText>}
    </div>
  );
}
