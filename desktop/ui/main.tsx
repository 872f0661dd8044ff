import './data/no-compiling.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { documents } from './data/documents.ts';
import { Workbench } from './frame/workbench.tsx';
import { adoptTheme } from './styles/theme.ts';
import './styles/workbench.css';

adoptTheme();

const place = document.getElementById('workbench');
if (place === null) throw new Error('the page has no place for the workbench');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={documents}>
      <Workbench />
    </QueryClientProvider>
  </StrictMode>,
);
