extension Schema {
  /// Templates can be retired: nothing new is made of one, and what was made of it goes on.
  static let version3 = """
    ALTER TABLE templates ADD COLUMN retired_at INTEGER;

    """
}
