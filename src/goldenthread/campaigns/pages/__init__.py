"""Pages of the campaigns: for those who run one, and for everybody."""
