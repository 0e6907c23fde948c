/** A picture that a page shows. Next declares the same in a file that a fresh checkout lacks. */
declare module "*.png" {
  const picture: import("next/image").StaticImageData;
  export default picture;
}
