import { admitGuest } from "./guest";
import { pageOf } from "./page";
import { register } from "./register";
import { reportVisit } from "./visit";

const page = pageOf(import.meta.url);
admitGuest();
register(page);
void reportVisit(page);
