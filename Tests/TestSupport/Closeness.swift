/// Whether two numbers agree to a relative tolerance, with an absolute one for numbers near zero.
public func isClose(_ left: Double, _ right: Double, relative: Double = 1e-9, absolute: Double = 1e-12) -> Bool {
  if left == right { return true }
  return abs(left - right) <= max(absolute, relative * max(abs(left), abs(right)))
}
