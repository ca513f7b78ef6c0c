import type { DuckDBDataChunk } from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";

/** A typed array that a DuckDB vector of the same width can be seen as. */
interface ColumnType<Column> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Column;
}

/**
 * One column of a chunk as a typed array over DuckDB's own bytes, without an object or a call per value. Valid while
 * the chunk is; the column must hold no nulls, and its SQL type must have the width of `type`.
 */
export function vectorValues<Column>(chunk: DuckDBDataChunk, at: number, type: ColumnType<Column>): Column {
  const vector = bindings.data_chunk_get_vector(chunk.chunk, at);
  const bytes = bindings.vector_get_data(vector, chunk.rowCount * type.BYTES_PER_ELEMENT);
  return new type(bytes.buffer, bytes.byteOffset, chunk.rowCount);
}
