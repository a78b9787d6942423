"""shoot: breakdown, problem, plan and the facts of a production -> the papers that crews use."""
