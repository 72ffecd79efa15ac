import TerminalKit

extension GalleryPage {
  /// Tables at work.
  static let tables = GalleryPage(
    id: "tables", title: "Tables",
    sentence: "First what it is, then how it is. Trouble is bright, the order has a sign.",
    samples: [
      GallerySample("sorted, the second row selected", span: 3, height: 7) {
        TableView(
          GalleryTable.state(.down, sort: .init("slug")), columns: GalleryTable.columns,
          rows: GalleryTable.rows())
      },
      GallerySample("marked rows · 3 marked", span: 2, height: 7) {
        TableView(
          GalleryTable.state(.space, .down, .ctrl(" ")), columns: GalleryTable.columns,
          rows: GalleryTable.rows())
      },
      GallerySample("changed cells, for some seconds", span: 3, height: 5) {
        TableView(GalleryTable.state(), columns: GalleryTable.columns, rows: GalleryTable.rows(4)) {
          row, column in
          switch (row, column) {
          case ("northwind", "users"): .up
          case ("lumen", "users"): .down
          case ("acme-media", "state"): .other
          default: nil
          }
        }
      },
      GallerySample("a column pointed at, to sort by", span: 2, height: 4) {
        TableView(
          GalleryTable.state(sort: .init("slug")) { state in
            for _ in 0..<4 { state.pointAtColumn(by: 1, in: GalleryTable.columns) }
          }, columns: GalleryTable.columns, rows: GalleryTable.rows(3))
      },
    ])

  /// Tables that lack something: room, rows, the focus.
  static let tableStates = GalleryPage(
    id: "table-states", title: "Tables without room, rows or focus",
    sentence: "Columns go by importance, the first one stays, arrows bring the others.",
    samples: [
      GallerySample("narrow: the edge says there is more", height: 5) {
        TableView(GalleryTable.state(), columns: GalleryTable.columns, rows: GalleryTable.rows(4))
      },
      GallerySample("scrolled sideways", height: 5) {
        TableView(
          scrolled, columns: GalleryTable.columns, rows: GalleryTable.rows(4))
      },
      GallerySample("wide: every column, as wide as it likes", span: 3, height: 4) {
        TableView(
          GalleryTable.state { $0.toggleWide() }, columns: GalleryTable.columns, rows: GalleryTable.rows(3))
      },
      GallerySample("without the focus", height: 4) {
        TableView(
          GalleryTable.state(.down), columns: GalleryTable.columns, rows: GalleryTable.rows(3), focused: false
        )
      },
      GallerySample("loading", height: 5) {
        TableView(TableState(), columns: GalleryTable.columns, rows: nil)
      },
      GallerySample("empty", height: 4) {
        TableView(
          TableState(), columns: GalleryTable.columns, rows: GalleryTable.rows(0),
          empty: EmptyState("No tenants yet.", KeyHint("n", "create the first tenant")))
      },
      GallerySample("more rows than fit", height: 4) {
        TableView(GalleryTable.state(.end, .up), columns: GalleryTable.columns, rows: GalleryTable.rows())
      },
    ])

  private static var scrolled: TableState {
    GalleryTable.state { state in
      // The table learns from its first drawing how far it can go.
      _ = Surface(
        TableView(state, columns: GalleryTable.columns, rows: GalleryTable.rows(4)), size: Size(38, 5))
      state.scrollColumns(by: 2)
    }
  }
}
