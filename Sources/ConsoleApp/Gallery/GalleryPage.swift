import TerminalKit

/// A sheet of the gallery: samples of what belongs together.
package struct GalleryPage: Sendable {
  /// The stable name, for `--page` and for drawings.
  package let id: String
  /// The name people read.
  package let title: String
  /// What the widgets are for, one sentence.
  package let sentence: String
  /// What is on it, the most important first: a small screen may not have room for the last ones.
  package let samples: [GallerySample]

  /// The sheet as a view.
  package var view: any View { GallerySheet(samples: samples) }
}
