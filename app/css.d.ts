/** A CSS Module: the classes of a file, by the names they have there. Next declares the same in a file that a fresh checkout lacks. */
declare module "*.module.css" {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module "*.css";
