/// The colours of the charts: told apart by the colour-blind, legible on white and on dark ground.
enum Palette {
  static let neutral = "#7d8590"
  static let high = "#d9730d"
  static let low = "#2b7bba"
  static let band = "#8fb3d1"
  static let absent = "#b4b9c0"
  static let middle = "#f1efea"
  /// Figures written on a coloured square.
  static let ink = "#1f2328"
  /// General, serious, gravest.
  static let tiers = ["#9ecae1", "#f0a95b", "#b5480f"]
  /// Released, left otherwise, not on file.
  static let (released, left, notOnFile) = (low, neutral, "#d5d9de")
  /// Methods beside each other, ours first.
  static let methods = [high, "#b5480f", low, neutral, absent]
}
