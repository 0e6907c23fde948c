import { isPaper } from "../byline.ts";
import { type LineRule, wholeLine } from "./line-rule.ts";

const SOCIAL =
  "facebook|twitter|x|instagram|youtube|linkedin|whatsapp|pinterest|reddit|telegram|tiktok|threads|bluesky|mastodon|flipboard|messenger|email|e-mail|mail|print|sms|rss|viber|tumblr|vk|line";
const SHARING = `share|shares|post|tweet|pin|pin it|save|copy|link|copy link|copied|bookmark|like|gift|listen|comments?|follow|subscribe|read later|${SOCIAL}`;

/** The origin of a line that only says that an advertisement stood there. */
export const AD_LABEL = "an advertisement’s label";

/** The origin of an hour, or of how long ago something appeared. */
export const LIVE_STAMP = "the stamp of a live page";
/** The origin of a section's name and of the way to it. */
export const SECTION = "the name of a section";
/** The origin of a short line that a page prints again and again. */
export const REPEATED_LABEL = "the same short line several times";

/** The origin of the lines above a mail: who sent it, and when, which is not when the article appeared. */
export const MAIL_HEAD = "a line of a mail’s head";
/** The origin of a number by itself, and of what a page counts. */
export const COUNT = "a count of photos, minutes or readers";

/** Buttons, menus and counts. */
export const LABELS: readonly LineRule[] = [
  {
    role: "furniture",
    origin: "buttons to share or print",
    longest: 16,
    matches: new RegExp(
      `^(?:[\\d.,]+[km]?\\s?)?(?:${SHARING})(?:[\\s|/·•,:&+-]+(?:and |on |via |to |this |article |by |us )?(?:${SHARING}|[\\d.,]+[km]?))*[!.:]?$`,
      "u",
    ),
    examples: ["0 SHARES Share Tweet", "Facebook Twitter WhatsApp Email", "1.2K Shares", "Print | Email | Copy link"],
  },
  {
    role: "furniture",
    origin: "a button of a page",
    longest: 12,
    matches: wholeLine(
      "follow (?:us|me)(?: on .{1,40})?|follow (?:[\\p{L}&-]+ ?){1,3}|find us on .{1,40}|like us on .{1,40}|follow (?:this|the) (?:story|topic|author|live).{0,30}",
      "https?://\\S+|(?:send us|give us|leave) (?:your )?feedback",
      "(?:kindly |please )share this (?:story|post|article|news).{0,20}|loading(?: (?:comments|recommendations|more|stories|article))?(?: ?\\.{3}|…)?|home\\p{Lu}?(?:metro|news|sports?|politics|business|world|opinion|local|national|top stories)|(?:(?:media |press )?contacts?|e-?mail|newsdesk)\\s?: \\S+@\\S+",
      "share(?: (?:this|on|via|with|full|your|or)\\b.{0,40})?|(?:tap|click) to (?:share|copy|listen|expand|enlarge|print).{0,30}|share options|sharing options",
      "print(?: (?:this|article|page).{0,20})?|save(?: (?:this|article|for later|to).{0,20})?|listen(?: (?:to|now).{0,40})?(?: ?\\(?\\d+ ?min(?:ute)?s?\\)?)?|\\d+[- ]min(?:ute)? (?:listen|watch)|(?:download|transcript|embed|buy now|buy photos?|view transcript|audio)|text size.{0,20}|font size.{0,20}|add (?:us )?as (?:a )?(?:preferred|trusted) source.{0,40}|prefer us on google.{0,20}",
      ".{2,40} - back to home|add (?:us|.{1,40}) (?:on|to|as preferred on) google.{0,20}|share ?\\d+|view image in full ?screen|reuse this content|copiar enlace|type your email.{0,10}|enter your email.{0,20}|email address|after newsletter promotion|opens new tab|purchase licensing rights.{0,20}|bild vergrößern|agrandir l'image|ampliar (?:la )?(?:foto|imagen)",
      "log ?in|log ?out|sign ?in|sign ?up|register|my account|subscribe|(?:skip|jump|go) to (?:.{1,30}|contents? go to navigation)|ga naar (?:hoofd)?(?:inhoud|content)|aller au contenu.{0,20}|(?:ir|saltar) al contenido.{0,20}|(?:vai|salta) al contenuto.{0,20}|(?:ir|pular|saltar) para o conteúdo.{0,20}|(?:hoppa|gå|hopp) till? (?:huvud)?inneh[åo]ll.{0,10}|gå til (?:hoved)?ind?n?hold.{0,10}|przejdź do .{1,20}|přejít (?:na|k) .{1,20}|перейти к .{1,20}|menu|search|home|close|open menu|toggle .{1,30}|back to top|go back|back to .{1,30}|jump to .{1,30}",
      "view (?:all|more|gallery|this|comments|on).{0,40}|load more.{0,20}|show (?:more|less|all).{0,20}|see (?:more|all|full).{0,30}|hide.{0,20}|expand.{0,20}|click here.{0,80}|read (?:full )?bio|learn more|find out more|more info(?:rmation)?|open image in gallery|close gallery|enlarge(?: this)? image|(?:toggle|hide) caption|play(?: video)?|watch(?: now| live)?|pause|mute|unmute",
      "report (?:a |an )?(?:typo|error|correction|this ad).{0,40}|send (?:us )?(?:a tip|feedback|tips).{0,40}|have a (?:news )?tip\\?.{0,80}|got a (?:story|tip)\\?.{0,80}|contact the (?:author|newsroom|editor).{0,30}",
      "accept(?: all)?(?: cookies)?|reject(?: all)?(?: cookies)?|manage (?:cookies|preferences|options|choices|settings)|cookie (?:settings|preferences|policy)|i (?:agree|accept)|got it|no,? thanks|continue(?: without accepting)?|do not sell.{0,50}|ad ?choices",
      "zur merkliste(?: hinzufügen)?|(?:artikel )?(?:merken|vorlesen|verschenken|kommentieren)|link kopieren|weitere optionen(?: zum teilen)?|per (?:e-?mail|whatsapp) (?:teilen|versenden)|(?:auf|bei) (?:facebook|x|twitter|whatsapp|linkedin|xing) teilen|diskutieren sie mit|feedback|zum (?:haupt)?inhalt|lesezeichen(?: setzen)?|artikel zum hören.{0,30}|nur für abonnenten|ajouter (?:à (?:vos|mes|ma) .{2,20}|aux favoris)|(?:lire|offrir|écouter|envoyer|copier|enregistrer|sauvegarder)(?: (?:plus tard|l'article|cet article|le lien|par e-?mail|dans .{2,20}))?|(?:voir|réagir|commenter)(?: (?:les commentaires|l'article))?|passer la publicité|guardar(?: (?:artículo|noticia|para .{2,20}))?|copiar (?:el )?(?:enlace|link)|enviar por (?:correo|e-?mail|whatsapp)|(?:ver|ir a los|deja un|escribir un) comentarios?|escuchar(?: (?:noticia|artículo))?|regala(?:r)? (?:esta noticia|artículo)|ascolta(?: l'articolo)?|salva(?: l'articolo)?|invia(?: via e-?mail)?|ouvir(?: (?:notícia|artigo))?|salvar(?: (?:notícia|artigo))?",
      "[\\p{L}-]{1,16} \\(opens in (?:a )?new (?:window|tab)\\)|go deeper(?: \\(.{1,30}\\))?|why you can trust .{2,30}|(?:get involved with|send (?:us )?your) (?:the |your )?(?:news|stories|photos|pictures|videos)\\b.{0,50}|tap here|find out how|diese audioversion wurde .{0,60}|\\(?\\d{1,2}:\\d\\d min\\)?|(?:see |check out )?what(?:'s| is) (?:clicking|trending) (?:on|at) .{2,40}",
      "heard on [\\p{L}' ]{3,40}|from [\\p{L}' ]{3,30} podcast|sponsor message|(?:view|see|read) (?:the |full )?transcript|listen ?· ?\\d.{0,10}",
      "(?:deel|bewaar) (?:dit )?(?:artikel|bericht)|sdílet|megosztás|distribuie|teilen|dela|del|jaa|paylaş|drucken|merken|anmelden|abonnieren|suche|startseite|menü|zum inhalt springen|zur startseite|artikel (?:teilen|drucken|anhören)|partager(?: .{0,30})?|imprimer|s'abonner|se connecter|accueil|rechercher|compartir(?: .{0,30})?|imprimir|suscríbete|iniciar sesión|inicio|condividi|stampa|abbonati|accedi|partilhar|compartilhar|assine|entrar|delen|afdrukken|inloggen|udostępnij|drukuj|zaloguj(?: się)?|поделиться|печать|подписаться|войти|поділитися|друк|увійти|війти|شارك|طباعة|مشاركة",
    ),
    examples: [
      "Share this article",
      "Listen (4 mins)",
      "Skip to main content",
      "Open image in gallery",
      "Artikel teilen",
    ],
  },
  {
    role: "furniture",
    origin: "a button of a page",
    longest: 7,
    // Titles speak of articles, but not of "this article".
    matches: ({ plain, prose }) =>
      !prose &&
      /^(?:gift|give|send|save|share|print|email|rate|cite|license|republish|listen to|read|download|translate|comment on|discuss|report|follow|bookmark|add|open|view|buy|request)\b.*\b(?:this|the) (?:article|story|page|content|post|piece|reprint|topic|author|series)\b/.test(
        plain,
      ),
    examples: ["Gift this article free", "License this content", "Republish this story for free"],
  },
  {
    role: "furniture",
    origin: "a paper’s motto",
    longest: 10,
    matches:
      /^(?:academic rigou?r,? journalistic flair|democracy dies in darkness|all the news that's fit to print|news you can trust|your (?:trusted )?source for .{2,40}|independent\. .{2,20}\. .{2,20}\.|the news without .{2,20}|trusted (?:news|journalism) since \d{4}|serving .{2,30} since \d{4})$/,
    examples: ["Democracy Dies in Darkness", "Serving Orr County since 1911"],
  },
  {
    role: "furniture",
    origin: AD_LABEL,
    longest: 12,
    matches: wholeLine(
      "(?:advertisement|advertising|advert|ad|ads|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|inzerce|hirdetés|publicitate|reklama|реклама|إعلان)(?: via .{2,30}|[ ,|·-]*(?:hide ad|remove ads?|skip|close|feedback|scroll to continue|continues? below|ad feedback|\\d+|story continues below.{0,40}|article continues below.{0,40}))*",
      "(?:hide|skip|close) (?:ads?|advert(?:isement)?s?)|remove ads|ad feedback|sponsored(?: (?:content|by|post|links?).{0,40})?|promoted(?: (?:content|by|stories|links?).{0,40})?|paid (?:content|post|partnership).{0,40}|partner content.{0,40}|from our (?:partners?|sponsors?).{0,30}|annons|annonse|annonce|mainos|reklam|(?:dalszy|dalsza) (?:ciąg|część) (?:materiału|artykułu|tekstu) pod .{1,30}|der artikel wird .{0,20}(?:anzeige|werbung|unten).{0,30}|continua após a publicidade.{0,10}|la suite après .{1,30}|(?:het )?artikel gaat verder onder .{1,30}|(?:artikeln|artikkelen|artiklen) forts(?:ätter|etter|ætter) (?:under|efter) .{1,20}|scroll to continue.{0,30}|(?:story|article) continues (?:after|below).{0,40}|skip advertisement|sponsor(?:ed)? message|message from our sponsors?|why (?:am i seeing|this) (?:this )?ad\\??|by taboola|taboola|outbrain",
    ),
    examples: ["Advertisement Hide Ad", "Story continues below this ad", "Paid partnership with Podbox", "Anzeige"],
  },
  {
    role: "furniture",
    origin: "the heading of something else on the page",
    longest: 12,
    matches: wholeLine(
      "latest(?: (?:news|stories|articles|posts|videos|headlines|updates))?|trending(?: now| stories| topics)?|related(?: (?:news|story|stories|articles?|posts?|topics|content|coverage|reading|links|items))?|recommended(?: (?:for you|stories|articles|reading|videos?|by .{1,20}))?|more (?:from|in|on|about|stories|news|like this|for you|to read|coverage|top stories)\\b[^:]{0,50}|further reading|suggested (?:for you|reading)|in this (?:story|article|section)|on this page|table of contents|contents",
      "(?:most|popular) (?:read|popular|viewed|shared|commented|posts|stories|now|watched)(?: .{0,20})?|popular|editors?'?s?'? (?:picks?|choice)|you (?:may|might) (?:also )?(?:like|enjoy|be interested).{0,30}|also read|read also|see also|key events?|comment guidelines|community guidelines|up next|next up|read next|what to read next|top stories|don't miss|must read|around the web|elsewhere on .{1,30}|other stories|(?:next|previous) (?:article|story|post)|keep reading|featured|in pictures|watch more|live now|on air",
      "(?:people|others|readers) (?:are|were) (?:also )?reading(?:…|\\.{3})?|list of \\d+ items|list \\d+ of \\d+|end of list|\\d+ of \\d+|slide \\d+ of \\d+|items? \\d+ of \\d+|\\d+ / \\d+|page \\d+(?: of \\d+)?",
      "(?:previous|next|older|newer)(?: (?:post|article|story|page|entry|slide))?s?(?:[ |/«»←→]{0,5}(?:previous|next|older|newer)(?: (?:post|article|story|page|entry|slide)s?)?)?|post navigation|explore (?:further|more).{0,30}",
      "(?!sign|get|subscribe|join)[^.:]{2,30} newsletters?|meet the (?:author|team)|newsletters?|contact(?: us)?|about(?: us)?|privacy(?: (?:policy|notice|settings))?|terms(?: (?:of (?:use|service)|and conditions|& conditions))?|cookies?.{0,30}|careers|jobs|sitemap|help(?: cent(?:er|re))?|faqs?|rss|archives?|imprint|impressum|datenschutz|kontakt|mentions légales|advertise(?: with us)?|press room|corrections policy|masthead",
      "(?:tags?|labels?|topics?|categories|category|keywords|filed under|posted in|sections?|themen|schlagwörter|mots-clés|etiquetas|temas|tag|теги|теми|tematy)(?:\\s?:.{0,100})?",
      "tags? [\\p{L}\\p{N}' ,-]{3,80}",
      "comments?|leave a comment|no comments(?: yet)?|join the discussion|view comments|(?:video|photos?|pictures|gallery|live|audio|podcasts?|graphic|map|interactive|image|illustration|infographic)",
      "mehr zum thema|lesen sie auch|das könnte sie (?:auch )?interessieren|meistgelesen|mehr aus .{1,30}|à lire aussi|sur le même sujet|les plus lus|lire aussi|te puede interesar|lo más leído|más noticias|noticias relacionadas|relacionadas|leggi anche|i più letti|potrebbe interessarti|leia também|mais lidas|veja também|lees ook|meest gelezen|čtěte také|přečtěte si(?: také| více)?|mohlo by vás zajímat|nejčtenější|læs også|läs också|läs mer|les også|mest læst|mest lest|mest läst|lue myös|luetuimmat|citește și|citeşte şi|olvasta már\\?|kapcsolódó cikkek?|ayrıca okuyun|ilgili haberler|czytaj także|zobacz także|najczęściej czytane|polecane|читайте также|популярное|по теме|читайте також|популярне|إقرأ أيضا|اقرأ أيضا|الأكثر قراءة|مواضيع ذات صلة",
      "thanks for signing up|please check the opt-in box.{0,100}|keep an eye on your inbox.{0,60}|(?:watch for (?:us|it|our [a-z]+) in|check) your inbox.{0,60}|(?:like|enjoyed) this (?:story|article)\\?.{0,60}|share your thoughts.{0,40}|this site is protected by recaptcha.{0,60}|want more of .{1,50}|see all newsletters|i agree that .{0,60}newsletter.{0,20}|get (?:all )?the (?:day|week)'s .{0,60}",
    ),
    examples: [
      "list of 3 items",
      "Recommended Stories",
      "end of list",
      "The Orr Brief newsletter",
      "Tags: harbour, council",
    ],
  },
  {
    role: "furniture",
    origin: "the heading of a note about the author",
    longest: 6,
    matches: wholeLine(
      "about (?:the |our )?(?:authors?|writers?|reporters?|contributors?)|authors?|the author|über (?:den autor|die autorin)|à propos de l'auteur|sobre el autor|sull'autore|sobre o autor|over de auteur|o autorze|об авторе|про автора",
    ),
    examples: ["About The Author", "Über die Autorin"],
  },
  {
    role: "furniture",
    origin: COUNT,
    longest: 10,
    matches: wholeLine(
      "\\d+ ?(?:min(?:ute)?s?|mins\\.?)(?: (?:read|to read|listen|ago))?|reading time:? \\d+.{0,12}|(?:estimated )?read(?:ing)? time.{0,20}|lesezeit:? \\d+.{0,12}|temps de lecture.{0,12}|tiempo de lectura.{0,12}|tempo di lettura.{0,12}",
      "[\\d.,]+[km]? (?:shares?|views?|comments?|likes?|reactions?|retweets|photos?|pictures|images?|videos?|readers?|reads|votes?|replies|followers|aufrufe|kommentare|fotos|bilder)(?: .{0,14})?",
      "[\\d.,]+[km]? (?:views?|subscribers?|followers?|watching(?: now)?)\\b.{0,80}|(?:#[\\p{L}\\p{N}_]+\\s*)+",
      "\\+\\s?\\d{1,3}|\\d{1,3}",
      "(?:photos?|pictures?|images?|gallery|slideshow|bilder|fotos)[: (]*\\d+(?: ?(?:of|/) ?\\d+)?\\)?",
    ),
    examples: [
      "12 Photos",
      "84,120 views  Mar 4, 2025  #flood",
      "4 min read",
      "Gallery (9)",
      "1,204 views",
      "+5",
      "3",
      "Reading time: 3 minutes",
    ],
  },
  {
    role: "furniture",
    origin: LIVE_STAMP,
    longest: 10,
    matches: wholeLine(
      "(?:live|live (?:updates?|reporting|coverage|feed)|liveblog|breaking|just in|update[ds]?|new|pinned|key event|key moments?|developing(?: story)?)",
      "\\d{1,2}[:.h]\\d\\d(?: ?[ap]\\.?m\\.?)?(?: (?:gmt|utc|bst|cet|cest|est|edt|et|pt|msk|ist|uhr|local time))?(?:[ |·•–—-]{1,3}(?:update[ds]?|breaking|new|live|\\d{1,2}[:.h]\\d\\d.{0,12}))?",
      "(?:posted|last updated?|updated|refreshed)?:? ?(?:about )?(?:a|an|one|\\d{1,3}) ?(?:s|secs?|m|mins?|h|hrs?|d|seconds?|minutes?|hours?|days?|weeks?|months?|years?)(?: \\d{1,2} ?(?:m|mins?|minutes?))? ago(?: .{0,30})?|just now|vor (?:\\d+|einer|einem) (?:minuten?|stunden?|tag(?:en)?)|il y a \\d+ (?:minutes?|heures?|jours?)|hace \\d+ (?:minutos?|horas?|días?)",
    ),
    examples: [
      "14:05 GMT",
      "Live updates",
      "3 hours ago",
      "2 hours ago Jon Rusk",
      "9:12 a.m. | Update",
      "vor 3 Stunden",
    ],
  },
  {
    role: "furniture",
    origin: SECTION,
    longest: 10,
    matches: isTrail,
    examples: [
      "Islands – Venn Courier",
      "Home > World > Asia",
      "News | Europe",
      "Bay Courier / state",
      "Home » Sport » Rowing",
      "You are here: Home / News",
    ],
  },
  {
    role: "furniture",
    origin: SECTION,
    longest: 4,
    matches: wholeLine(
      "(?:(?:breaking|world|local|national|international|business|sports?|politics|political|opinion|culture|science|health|technology|tech|climate|environment|entertainment|lifestyle|travel|education|crime|courts?|weather|economy|finance|markets?|europe|asia|africa|americas?|middle east|uk|us|regional|community|top|latest|daily|exclusive|analysis|explainer|explained|feature|features|interview|profile|editorial|comment|commentary|column|review|obituary|investigation|fact ?check|factbox|live|watch|video|letters?|special report|news|in brief|briefing)(?:[ &,/|]+(?:and )?|$)){1,3}(?:news|section|desk|report)?",
    ),
    examples: ["EXCLUSIVE", "World news", "Science & Health", "Special report"],
  },
  {
    role: "furniture",
    origin: MAIL_HEAD,
    longest: 40,
    matches: ({ head, prose }) =>
      !prose &&
      (/^(?:From|To|Cc|Bcc|Reply-To|Sender|Von|An|De|À|Da|Para)\s?: .{0,120}(?:<[^<>\s]+@[^<>\s]+>|\S+@\S+\.\p{L}{2,})/u.test(
        head,
      ) ||
        /^Subject\s?: (?:(?:fwd?|re|aw|wg|tr)\s?: ?)?\S/i.test(head) ||
        /^(?:Date|Sent)\s?: .*\d{1,2}[:.]\d\d/.test(head) ||
        /^[-—_ ]{0,16}(?:(?:begin )?forwarded message|original message|weitergeleitete nachricht|message transféré)\s?:?[-—_ ]{0,16}$/i.test(
          head,
        )),
    examples: [
      'From: "R. Tuttle" <rt@desk.example>',
      "Subject: Fwd: Court voids licence",
      "Date: Tue, 5 Nov 2024 09:12:44 +0000",
      "---------- Forwarded message ---------",
    ],
  },
  {
    role: "furniture",
    origin: "a notice about copyright",
    longest: 20,
    matches:
      /^(?:©|\(c\)|copyright\b).{0,140}$|^.{0,80}all rights reserved.{0,60}$|^.{0,40}\balle rechte vorbehalten\b.{0,30}$|^.{0,40}\btous droits réservés\b.{0,30}$/,
    examples: ["© 2025 Island Post. All rights reserved.", "Copyright 2024 The Orr Gazette"],
  },
];

/** "Home > World > Asia", "Bay Courier / state": a few words between signs. */
function isTrail({ head, words, prose }: { head: string; words: number; prose: boolean }): boolean {
  if (words > 10 || prose || /^(?:(?:written |posted |story )?by|von|par|por|di|door)\s/i.test(head)) return false;
  if (/^you are here\b/i.test(head)) return true;
  // "Islands – Venn Courier": a section and whose it is.
  const paper = /^(?:\S+ ){1,3}[–—-] (.{4,40})$/u.exec(head)?.[1];
  if (paper && isPaper(paper)) return true;
  if (!/^[^|»>•›→]{2,30}(?:\s?[|»>•›→]\s?[^|»>•›→]{2,30}){1,5}$|^[^/]{2,30}(?:\s\/\s[^/]{2,30}){1,4}$/.test(head))
    return false;
  return !/\d{4}|[.!?]$/.test(head);
}
