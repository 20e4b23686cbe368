// Small comforts of every page, which is complete without them.

import { offerCopy } from "./copy.js";
import { every } from "./elements.js";
import { closeMenus } from "./menus.js";
import { offerScheme } from "./scheme-toggle.js";

every(document, ".scheme-toggle").forEach(offerScheme);
every(document, ".copy").forEach(offerCopy);
closeMenus(every(document, ".site-nav details"));
