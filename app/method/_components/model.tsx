import { Link } from "../../_components/link.tsx";
import { SectionHead } from "../../_components/section-head.tsx";

/** When a language model of one's own is worth it, what leaves the machine, and what is done with its answers. */
export function ReadingModel() {
  return (
    <section className="section" aria-labelledby="model">
      <SectionHead id="model" title="A model of your own" />
      <p>
        Words alone find about four of ten pairs of sentences that two careful readers call one point, and six of ten
        that they find are right. A large language model that was asked one question a story, in the form that is used
        here, found seven to eight of ten, nine of ten of them right; two readers agree about as well. It is worth it
        where outlets tell one thing in quite different words: denials, paraphrases, causes. For copies of one text,
        figures and dates words are enough. How well a small model does was not measured: read one story, and compare by
        the switch above its points. “Try it” in <Link href="/settings#model">Settings</Link> shows only that a model
        answers in the right form.
      </p>
      <p>
        Nothing leaves this machine unless you set an address on another one and ask for a story to be read. What is
        sent then are the sentences of that story’s articles, each with a number, with outlets and dates; of several
        copies one text. With a model on this machine (Ollama, LM Studio, llama.cpp) nothing leaves it at all. By hand,
        whoever runs the chat can read what you paste there.
      </p>
      <p>
        Of the answer only numbers of sentences are used, and in what they differ. A number that stands for no sentence,
        a point of one outlet and anything else of another form is refused and counted. A difference is shown only where
        the figures, dates or words of denial stand in the sentences. What an article tells a model to do can change
        nothing but which of these numbers stand together. Each row says who found it; what a person decided comes
        before what a model says, and the rows that words found stay one switch away.
      </p>
    </section>
  );
}
