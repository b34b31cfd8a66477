import {
  createColumnHelper,
  type RowData,
  rowSortingFeature,
  type TableOptions,
  tableFeatures,
} from "@tanstack/react-table";

type Look = {
  /** Numbers stand under each other by their ends. */
  align?: "end";
  /** Whether its lines may break; dates, numbers and badges stay whole. */
  wrap?: boolean;
};

/** What the tables here can do. Which rows there are, and in what order, is the API's business. */
export const features = tableFeatures({ rowSortingFeature, columnMeta: {} as Look });

/**
 * Writes the columns of a table. The id of a column that sorts is the API's word for that sort, a `header` is plain text,
 * and the first column names the row.
 */
export const columnsFor = <Row extends RowData>() => createColumnHelper<typeof features, Row>();

export type Columns<Row extends RowData> = TableOptions<typeof features, Row>["columns"];
