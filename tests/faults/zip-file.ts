import { deflateRawSync } from "node:zlib";

/** A file of a ZIP archive, and in what its directory lies. */
type Packed = {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly stored?: boolean;
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly place?: number;
};

/** A ZIP archive of files, with what is false about them; `count` is what its directory says that it holds. */
export function zipFile(files: readonly Packed[], { count = files.length, remark = "" } = {}): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, stored, size, flags = 0, method, place } of files) {
    const raw = Buffer.from(content as string);
    const packed = stored ? raw : deflateRawSync(raw);
    const title = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(method ?? (stored ? 0 : 8), 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size ?? raw.length, 18);
    fields.writeUInt16LE(title.length, 22);
    parts.push(Buffer.from("PK\x03\x04"), fields, title, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(place ?? at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), fields, tail, title);
    at += 30 + title.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(remark.length, 20);
  return new Uint8Array(Buffer.concat([...parts, list, end, Buffer.from(remark)]));
}
