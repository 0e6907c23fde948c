/**
 * The hidden fields of a form of ours: the page it goes back to, and the method that is meant where it is no POST,
 * because a form can only send GET and POST.
 */
export function FormTarget({ method, back }: { method?: "PATCH" | "DELETE" | undefined; back: string }) {
  return (
    <>
      {method === undefined ? null : <input type="hidden" name="_method" value={method} />}
      <input type="hidden" name="return" value={back} />
    </>
  );
}
