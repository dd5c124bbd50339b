"""Operations of exchange."""
