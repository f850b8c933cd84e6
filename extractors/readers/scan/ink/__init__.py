"""The ink of a page's picture: print, pens and stamps, rulings, shades, and what nobody read."""
