"""What a PDF may not do to its reader: circles, floods of forms and states, streams cut short."""
