/// Every page of the gallery. Command, documents and tests go by this list.
package enum GalleryCatalog {
  /// The pages in the order in which they are leafed through.
  package static let pages: [GalleryPage] = [
    .styles, .text, .tables, .tableStates, .lists, .forms, .trees, .progress, .charts, .markdown, .logs,
    .frame, .floats,
  ]

  /// The page of a name.
  package static func page(_ id: String) -> GalleryPage? { pages.first { $0.id == id } }
}
