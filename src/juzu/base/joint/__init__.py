"""base: several productions on one base -> a legal plan for each, without a clash, cheaper together than one after another."""
