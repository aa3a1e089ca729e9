import { Card } from "../../../parts/Card";
import { useTexts } from "../../../texts/useTexts";
import styles from "./BrandSeen.module.css";
import { inkOn } from "./ink";

interface Props {
  name: string;
  logo: string;
  accent: string;
}

const USUAL = "#1a1a1a";

/** The head of a mail, and a button, as they look in the shop's colour. */
export function BrandSeen({ name, logo, accent }: Props) {
  const { t } = useTexts();
  const background = accent || USUAL;
  const worn = { background, color: inkOn(background) };
  return (
    <Card title={t("seen.title")}>
      <div className={styles.mail}>
        <div className={styles.head} style={worn}>
          {logo ? <img src={logo} alt={name} className={styles.logo} /> : name}
        </div>
        <div className={styles.body}>
          <p>{t("brand.example")}</p>
          <p className={styles.code} style={{ borderColor: background }}>
            EXAMPLE-CODE
          </p>
        </div>
      </div>
    </Card>
  );
}
